import { pinyin } from 'pinyin-pro';
import { at, totals, type Random } from './random.js';

/** A person's name as written, and how it is typed: whole and by initials. */
export interface PersonName {
  readonly display: string;
  readonly full: string;
  readonly initials: string;
}

const surnameText =
  '王 李 张 刘 陈 杨 黄 赵 吴 周 徐 孙 马 朱 胡 郭 何 林 高 罗 郑 梁 谢 宋 唐 许 邓 冯 韩 曹 曾 彭 萧 蔡 潘 田 董 袁 于 余 叶 蒋 杜 苏 魏 程 吕 丁 沈 任 姚 卢 傅 钟 姜 崔 谭 廖 范 汪 陆 金 石 戴 贾 韦 夏 邱 方 侯 邹 熊 孟 秦 白 江 阎 薛 尹 段 雷 黎 史 龙 陶 贺 顾 毛 郝 龚 邵 万 钱 严 欧阳 司马 诸葛';
const femaleText =
  '芳 娜 敏 静 丽 艳 娟 霞 秀 燕 玲 桂 丹 萍 红 玉 婷 雪 慧 莹 倩 琳 颖 欣 怡 佳 梦 雨 思 诗 语 涵 悦 瑶 晨 妍 梓 萱 紫 可 心 若 兰 蕾 薇 彤 洁 璐 晓 宁';
const maleText =
  '伟 强 磊 军 洋 勇 杰 涛 明 超 刚 平 辉 鹏 华 飞 鑫 波 斌 宇 浩 凯 健 俊 帆 帅 旭 宁 龙 林 嘉 睿 轩 博 文 子 天 一 泽 晨 建 国 志 海 东 峰 家 豪 思 远';
const westernFamily = 'Smith Martin Müller Rossi Nguyen Tanaka Kim Silva Brown Dubois Novak Park Garcia Wilson Sato Olsen'.split(' ');
const westernFemale = 'Emma Sofia Anna Laura Julia Mia Olivia Grace Hana Clara Alice Nora'.split(' ');
const westernMale = 'James Lucas David Daniel Marco Paul Thomas Kenji Hugo Erik Adam Leo'.split(' ');

interface Syllable {
  readonly text: string;
  readonly full: string;
  readonly initials: string;
}

const spelled = (text: string, surname: boolean): Syllable => {
  const sounds = pinyin(text, { toneType: 'none', type: 'array', v: true, surname: surname ? 'head' : 'off' });
  return { text, full: sounds.join(''), initials: sounds.map((sound) => sound.charAt(0)).join('') };
};
const surnames = surnameText.split(' ').map((text) => spelled(text, true));
/** A few surnames are very common: the share falls with the rank. */
const surnameShares = totals(surnames.map((_, rank) => 1 / (rank + 6)));
const female = femaleText.split(' ').map((text) => spelled(text, false));
const male = maleText.split(' ').map((text) => spelled(text, false));

/** A name that fits the gender; about three in a hundred are Western. */
export function nameFor(random: Random, gender: 'female' | 'male'): PersonName {
  if (random.chance(0.03)) {
    const first = random.pick(gender === 'female' ? westernFemale : westernMale);
    const family = random.pick(westernFamily);
    return { display: `${first} ${family}`, full: '', initials: '' };
  }
  const pool = gender === 'female' ? female : male;
  const surname = at(surnames, random.weighted(surnameShares));
  const one = random.pick(pool);
  if (random.chance(0.22)) return joined(surname, one);
  return joined(surname, one, random.pick(pool));
}

function joined(...parts: readonly Syllable[]): PersonName {
  let display = '';
  let full = '';
  let initials = '';
  for (const part of parts) {
    display += part.text;
    full += part.full;
    initials += part.initials;
  }
  return { display, full, initials };
}
