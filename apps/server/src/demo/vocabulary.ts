/** A word as it is stored, with its titles for the screens. */
export interface Titled {
  readonly key: string;
  readonly en: string;
  readonly zh: string;
}

const words = (text: string): readonly Titled[] =>
  text.split(',').map((entry) => {
    const [key = '', en = '', zh = ''] = entry.trim().split('|');
    return { key, en, zh };
  });

export const channels = words('store|Store|门店, web|Web shop|网店, wechat|WeChat|微信小程序, delivery|Delivery app|外卖平台');
export const payments = words(
  'wechat-pay|WeChat Pay|微信支付, alipay|Alipay|支付宝, card|Bank card|银行卡, cash|Cash|现金, gift-card|Gift card|礼品卡',
);
export const deliveries = words('in-store|Taken away|门店自取, pick-up|Pick-up|到店提货, courier|Courier|快递, rider|Rider|骑手配送');
export const purposes = words(
  'emailMarketing|Marketing by e-mail|邮件营销, smsMarketing|Marketing by SMS|短信营销, wechatMarketing|Marketing by WeChat|微信营销, phoneMarketing|Marketing by phone|电话营销',
);
export const incomeBands = words(
  'under-60k|Under ¥60k a year|年收入 6 万以下, 60k-120k|¥60k to 120k a year|年收入 6 至 12 万, 120k-240k|¥120k to 240k a year|年收入 12 至 24 万, 240k-480k|¥240k to 480k a year|年收入 24 至 48 万, over-480k|Over ¥480k a year|年收入 48 万以上',
);
export const educations = words(
  'secondary|Secondary school|高中及以下, college|College|大专, bachelor|Bachelor|本科, master|Master or higher|硕士及以上',
);
export const occupations = words(
  'student|Student|学生, office|Office work|公司职员, service|Service trade|服务业, teacher|Teacher|教师, medical|Medical|医护, self-employed|Self-employed|个体经营, engineer|Engineer|工程师, retired|Retired|退休',
);
export const acquisitionSources = words(
  'walk-in|Walk-in|路过进店, referral|A friend|朋友推荐, wechat-ad|WeChat advertisement|微信广告, delivery-app|Delivery app|外卖平台, red-note|Social post|种草笔记, event|Tasting event|试吃活动, mall|Shopping mall|商场活动',
);
export const tags = words(
  'vip|VIP|贵宾, staff-friend|Friend of staff|员工亲友, student|Student|学生, office-tea|Office tea|下午茶团购, new-mum|New mother|新手妈妈, fitness|Fitness|健身, birthday-club|Birthday club|生日会, corporate|Corporate buyer|企业采购, complained|Had a complaint|曾投诉, influencer|Influencer|达人',
);
export const interests = words(
  'low-sugar|Low sugar|低糖, wholegrain|Wholegrain|全谷物, baking|Home baking|家庭烘焙, coffee|Coffee|咖啡, tea|Tea|茶, health|Health|健康, children|Children|亲子, pets|Pets|宠物, travel|Travel|旅行, gifts|Gifts|送礼, vegan|Plant-based|植物基',
);
export const eventNames = words(
  'viewed|Viewed|浏览, addedToCart|Added to cart|加入购物车, favourited|Favourited|收藏, productUsed|Used a product|使用产品, attended|Attended an event|参加活动, reviewed|Reviewed|评价',
);
export const allergies = words(
  'peanut|Peanut|花生, milk|Milk|牛奶, egg|Egg|鸡蛋, gluten|Gluten|麸质, nuts|Tree nuts|坚果, sesame|Sesame|芝麻',
);
export const flavours = words(
  'red-bean|Red bean|红豆, matcha|Matcha|抹茶, taro|Taro|芋泥, chocolate|Chocolate|巧克力, osmanthus|Osmanthus|桂花, salted-egg|Salted egg yolk|咸蛋黄, original|Original|原味, strawberry|Strawberry|草莓',
);
