import { totals } from './random.js';
import type { Titled } from './vocabulary.js';

/** A city of the chain: English key as stored, titles for the screens. */
export interface City extends Titled {
  readonly province: string;
  readonly region: string;
  /** share of customers, in percent */
  readonly share: number;
  readonly districts: readonly Titled[];
}

const districts = (text: string): readonly Titled[] =>
  text.split(',').map((pair) => {
    const [en = '', zh = ''] = pair.trim().split('|');
    return { key: en, en, zh };
  });

const city = (en: string, zh: string, province: string, region: string, share: number, parts: string): City => ({
  key: en,
  en,
  zh,
  province,
  region,
  share,
  districts: districts(parts),
});

export const cities: readonly City[] = [
  city('Shanghai', '上海', 'Shanghai', 'East', 21, "Jing'an|静安, Xuhui|徐汇, Pudong|浦东, Changning|长宁, Yangpu|杨浦, Minhang|闵行"),
  city('Hangzhou', '杭州', 'Zhejiang', 'East', 20, 'Xihu|西湖, Gongshu|拱墅, Shangcheng|上城, Binjiang|滨江, Yuhang|余杭, Xiaoshan|萧山'),
  city('Suzhou', '苏州', 'Jiangsu', 'East', 14, 'Gusu|姑苏, Industrial Park|工业园区, Wuzhong|吴中, Xiangcheng|相城'),
  city('Nanjing', '南京', 'Jiangsu', 'East', 11, 'Xuanwu|玄武, Gulou|鼓楼, Qinhuai|秦淮, Jianye|建邺, Jiangning|江宁'),
  city('Ningbo', '宁波', 'Zhejiang', 'East', 8, 'Haishu|海曙, Yinzhou|鄞州, Jiangbei|江北, Beilun|北仑'),
  city('Wuxi', '无锡', 'Jiangsu', 'East', 5, 'Liangxi|梁溪, Binhu|滨湖, Xinwu|新吴'),
  city('Shaoxing', '绍兴', 'Zhejiang', 'East', 3, 'Yuecheng|越城, Keqiao|柯桥'),
  city('Hefei', '合肥', 'Anhui', 'East', 3, 'Shushan|蜀山, Luyang|庐阳, Baohe|包河'),
  city('Guangzhou', '广州', 'Guangdong', 'South', 4, 'Tianhe|天河, Yuexiu|越秀, Haizhu|海珠'),
  city('Shenzhen', '深圳', 'Guangdong', 'South', 3, 'Nanshan|南山, Futian|福田, Luohu|罗湖'),
  city('Beijing', '北京', 'Beijing', 'North', 3, 'Chaoyang|朝阳, Haidian|海淀, Dongcheng|东城'),
  city('Tianjin', '天津', 'Tianjin', 'North', 1, 'Heping|和平, Nankai|南开'),
  city('Chengdu', '成都', 'Sichuan', 'West', 2, 'Jinjiang|锦江, Wuhou|武侯'),
  city('Wuhan', '武汉', 'Hubei', 'Central', 2, 'Wuchang|武昌, Hanyang|汉阳'),
];

export const provinces: readonly Titled[] = [
  { key: 'Shanghai', en: 'Shanghai', zh: '上海' },
  { key: 'Zhejiang', en: 'Zhejiang', zh: '浙江' },
  { key: 'Jiangsu', en: 'Jiangsu', zh: '江苏' },
  { key: 'Anhui', en: 'Anhui', zh: '安徽' },
  { key: 'Guangdong', en: 'Guangdong', zh: '广东' },
  { key: 'Beijing', en: 'Beijing', zh: '北京' },
  { key: 'Tianjin', en: 'Tianjin', zh: '天津' },
  { key: 'Sichuan', en: 'Sichuan', zh: '四川' },
  { key: 'Hubei', en: 'Hubei', zh: '湖北' },
];

export const regions: readonly Titled[] = [
  { key: 'East', en: 'East', zh: '华东' },
  { key: 'South', en: 'South', zh: '华南' },
  { key: 'North', en: 'North', zh: '华北' },
  { key: 'West', en: 'West', zh: '西部' },
  { key: 'Central', en: 'Central', zh: '华中' },
];

export const cityShares = totals(cities.map((one) => one.share));

/** A shop of the chain. Days are counted back from the load: a negative `closed` is one that has shut. */
export interface DemoStore {
  readonly key: string;
  readonly name: string;
  readonly city: string;
  readonly district: string;
  readonly latitude: number;
  readonly longitude: number;
  /** days before the load on which it opened and, if so, closed */
  readonly openedDaysAgo: number;
  readonly closedDaysAgo?: number;
}

const store = (key: string, name: string, place: string, latitude: number, longitude: number, openedDaysAgo: number): DemoStore => {
  const [cityKey = '', district = ''] = place.split('/');
  return { key, name, city: cityKey, district, latitude, longitude, openedDaysAgo };
};

export const demoStores: readonly DemoStore[] = [
  store('hz-hubin', '禾谷烘焙 杭州湖滨店 Hangzhou Hubin', 'Hangzhou/Shangcheng', 30.2562, 120.1622, 3650),
  store('hz-xixi', '禾谷烘焙 杭州西溪店 Hangzhou Xixi', 'Hangzhou/Xihu', 30.2741, 120.0932, 2200),
  store('hz-binjiang', '禾谷烘焙 杭州滨江店 Hangzhou Binjiang', 'Hangzhou/Binjiang', 30.2083, 120.2119, 1500),
  store('hz-yuhang', '禾谷烘焙 杭州余杭店 Hangzhou Yuhang', 'Hangzhou/Yuhang', 30.2896, 119.9921, 420),
  store('sz-guanqian', '禾谷烘焙 苏州观前街店 Suzhou Guanqian', 'Suzhou/Gusu', 31.3117, 120.6245, 2600),
  store('sz-park', '禾谷烘焙 苏州园区店 Suzhou Industrial Park', 'Suzhou/Industrial Park', 31.3182, 120.7133, 1300),
  store('sh-jingan', '禾谷烘焙 上海静安店 Shanghai Jing’an', "Shanghai/Jing'an", 31.2286, 121.4479, 2900),
  store('sh-xuhui', '禾谷烘焙 上海徐家汇店 Shanghai Xujiahui', 'Shanghai/Xuhui', 31.1945, 121.4365, 2100),
  store('sh-pudong', '禾谷烘焙 上海陆家嘴店 Shanghai Lujiazui', 'Shanghai/Pudong', 31.2367, 121.5024, 1700),
  store('sh-yangpu', '禾谷烘焙 上海五角场店 Shanghai Wujiaochang', 'Shanghai/Yangpu', 31.3009, 121.5141, 640),
  store('nj-xinjiekou', '禾谷烘焙 南京新街口店 Nanjing Xinjiekou', 'Nanjing/Xuanwu', 32.0421, 118.7841, 2300),
  store('nj-confucius', '禾谷烘焙 南京夫子庙店 Nanjing Fuzimiao', 'Nanjing/Qinhuai', 32.0208, 118.7889, 900),
  store('nb-tianyi', '禾谷烘焙 宁波天一店 Ningbo Tianyi', 'Ningbo/Haishu', 29.8705, 121.5503, 1900),
  store('nb-yinzhou', '禾谷烘焙 宁波鄞州店 Ningbo Yinzhou', 'Ningbo/Yinzhou', 29.8188, 121.5468, 500),
  store('wx-sanyang', '禾谷烘焙 无锡三阳店 Wuxi Sanyang', 'Wuxi/Liangxi', 31.5747, 120.3009, 1250),
  store('sx-lumi', '禾谷烘焙 绍兴银泰店 Shaoxing Intime', 'Shaoxing/Yuecheng', 30.0023, 120.5802, 1150),
  store('hf-huaihe', '禾谷烘焙 合肥淮河路店 Hefei Huaihe Road', 'Hefei/Luyang', 31.8653, 117.2897, 1120),
  store('gz-tianhe', '禾谷烘焙 广州天河店 Guangzhou Tianhe', 'Guangzhou/Tianhe', 23.1353, 113.3276, 760),
  { ...store('bj-chaoyang', '禾谷烘焙 北京朝阳店 Beijing Chaoyang', 'Beijing/Chaoyang', 39.9219, 116.4436, 1010), closedDaysAgo: 200 },
];
