import type { Titled } from './vocabulary.js';

/** What a leaf of the tree is sold as; `roots` hold no products. */
export interface DemoCategory extends Titled {
  readonly parent: string | undefined;
  /** how often it is bought, against the others; 0 outside its season */
  readonly weight: number;
  /** yuan, cheapest and dearest product */
  readonly price: readonly [number, number];
  /** kinds of product, `English|Chinese` */
  readonly forms: readonly string[];
  /** flavours, `English|Chinese|material` */
  readonly flavours: readonly string[];
  /** how sizes are written */
  readonly sizes: readonly string[];
}

const root = (key: string, en: string, zh: string): DemoCategory => ({
  key,
  en,
  zh,
  parent: undefined,
  weight: 0,
  price: [0, 0],
  forms: [],
  flavours: [],
  sizes: [],
});

const leaf = (
  parent: string,
  title: string,
  weight: number,
  price: readonly [number, number],
  forms: string,
  flavours: string,
  sizes: string,
): DemoCategory => {
  const [key = '', en = '', zh = ''] = title.split('|');
  return { key, en, zh, parent, weight, price, forms: list(forms), flavours: list(flavours), sizes: list(sizes) };
};

const list = (text: string): readonly string[] => text.split(',').map((entry) => entry.trim());

const sweet = 'Red Bean|红豆|red-bean, Matcha|抹茶|matcha, Taro|芋泥|taro, Chocolate|巧克力|cocoa, Original|原味|wheat';
const fruit = 'Strawberry|草莓|strawberry, Mango|芒果|mango, Blueberry|蓝莓|blueberry, Chestnut|栗子|chestnut, Original|原味|milk';
const grain = 'Wholemeal|全麦|whole-wheat, Rye|黑麦|rye, Walnut|核桃|walnut, Milk|牛奶|milk, Original|原味|wheat';
const savoury = 'Sesame|芝麻|sesame, Seaweed|海苔|seaweed, Spicy|香辣|chilli, Salted Egg|咸蛋黄|egg-yolk, Original|原味|sea-salt';
const leaves = 'Longjing|龙井|green-tea, Jasmine|茉莉|jasmine, Osmanthus|桂花|osmanthus, Oolong|乌龙|oolong, Lemon|柠檬|lemon';

/** The tree: eight roots, thirty-two leaves. */
export const demoCategories: readonly DemoCategory[] = [
  root('bread', 'Bread', '面包'),
  leaf('bread', 'toast|Toast|吐司', 14, [12, 32], 'Toast|吐司, Thick Toast|厚切吐司, Soft Toast|生吐司', grain, '280 g, 400 g'),
  leaf('bread', 'baguette|Baguette|法棍', 5, [9, 24], 'Baguette|法棍, Half Baguette|短法棍, Ficelle|细法棍', grain, '150 g, 300 g'),
  leaf('bread', 'buns|Buns|小面包', 16, [5, 14], 'Bun|小面包, Filled Bun|夹心面包, Pineapple Bun|菠萝包', sweet, '80 g, 100 g'),
  leaf('bread', 'sourdough|Sourdough|酸面包', 4, [22, 48], 'Sourdough|酸面包, Country Loaf|乡村面包, Batard|巴塔', grain, '450 g, 600 g'),
  leaf('bread', 'bagel|Bagel|贝果', 7, [8, 18], 'Bagel|贝果, Mini Bagel|迷你贝果, Filled Bagel|夹心贝果', sweet, '90 g, 120 g'),
  leaf(
    'bread',
    'sandwich|Sandwich|三明治',
    8,
    [14, 29],
    'Sandwich|三明治, Panini|帕尼尼, Club Sandwich|总汇三明治',
    'Ham|火腿|pork, Egg|鸡蛋|egg, Tuna|金枪鱼|tuna, Chicken|鸡肉|chicken',
    '160 g, 200 g',
  ),
  root('cake', 'Cake', '蛋糕'),
  leaf(
    'cake',
    'birthday-cake|Birthday cake|生日蛋糕',
    2.2,
    [128, 398],
    'Birthday Cake|生日蛋糕, Tiered Cake|双层蛋糕, Naked Cake|裸蛋糕',
    fruit,
    '6 inch, 8 inch',
  ),
  leaf(
    'cake',
    'cream-cake|Cream cake|奶油蛋糕',
    4,
    [18, 39],
    'Cream Slice|奶油切块, Cream Cup|奶油杯, Cream Box|奶油盒子',
    fruit,
    '120 g, 180 g',
  ),
  leaf(
    'cake',
    'cheesecake|Cheesecake|芝士蛋糕',
    3,
    [22, 58],
    'Cheesecake|芝士蛋糕, Basque Cheesecake|巴斯克, Half-baked Cheese|半熟芝士',
    sweet,
    '100 g, 300 g',
  ),
  leaf(
    'cake',
    'roll-cake|Roll cake|瑞士卷',
    3.5,
    [16, 46],
    'Swiss Roll|瑞士卷, Cream Roll|奶油卷, Tiger Roll|虎皮卷',
    sweet,
    '200 g, 400 g',
  ),
  leaf('cake', 'mousse|Mousse|慕斯', 2, [24, 68], 'Mousse|慕斯, Mousse Cup|慕斯杯, Mirror Mousse|镜面慕斯', fruit, '90 g, 350 g'),
  root('pastry', 'Pastry', '酥点'),
  leaf('pastry', 'croissant|Croissant|可颂', 8, [10, 22], 'Croissant|可颂, Danish|丹麦酥, Kouign-amann|焦糖可颂', sweet, '70 g, 90 g'),
  leaf('pastry', 'egg-tart|Egg tart|蛋挞', 8, [6, 12], 'Egg Tart|蛋挞, Portuguese Tart|葡式蛋挞, Mini Tart|迷你挞', fruit, '60 g, 75 g'),
  leaf('pastry', 'puff|Cream puff|泡芙', 4, [8, 19], 'Cream Puff|泡芙, Crisp Puff|酥皮泡芙, Puff Box|泡芙盒', sweet, '80 g, 240 g'),
  leaf(
    'pastry',
    'chinese-pastry|Chinese pastry|中式糕点',
    6,
    [12, 38],
    'Flaky Pastry|酥饼, Rice Cake|米糕, Steamed Cake|蒸糕',
    'Osmanthus|桂花|osmanthus, Lotus|莲蓉|lotus, Meat Floss|肉松|pork, Red Bean|红豆|red-bean',
    '200 g, 300 g',
  ),
  root('snack', 'Snacks', '零食'),
  leaf('snack', 'cookies|Cookies|饼干', 6, [15, 48], 'Cookies|曲奇, Crackers|苏打饼干, Shortbread|黄油酥', sweet, '120 g, 200 g'),
  leaf('snack', 'nuts|Nuts|坚果', 4, [26, 78], 'Almonds|巴旦木, Cashews|腰果, Mixed Nuts|每日坚果', savoury, '150 g, 250 g'),
  leaf(
    'snack',
    'dried-fruit|Dried fruit|果干',
    3,
    [14, 39],
    'Dried Mango|芒果干, Dried Prunes|西梅干, Dried Dates|红枣干',
    'Original|原味|fruit, Low Sugar|低糖|fruit, Freeze-dried|冻干|fruit, Mixed|混合|fruit',
    '80 g, 120 g',
  ),
  leaf('snack', 'crisps|Crisps|薯片', 4, [6, 16], 'Crisps|薯片, Rice Crisps|米饼, Vegetable Crisps|蔬菜脆', savoury, '70 g, 100 g'),
  leaf('snack', 'candy|Sweets|糖果', 3, [9, 32], 'Nougat|牛轧糖, Soft Sweets|软糖, Chocolate|巧克力', fruit, '100 g, 180 g'),
  root('drink', 'Drinks', '饮品'),
  leaf(
    'drink',
    'coffee|Coffee|咖啡',
    11,
    [12, 28],
    'Latte|拿铁, Americano|美式, Cold Brew|冷萃',
    'Oat|燕麦|oat, Coconut|生椰|coconut, Vanilla|香草|vanilla, Original|原味|arabica',
    '360 ml, 480 ml',
  ),
  leaf('drink', 'tea|Tea|茶饮', 7, [10, 24], 'Fruit Tea|果茶, Milk Tea|奶茶, Cold Tea|冷泡茶', leaves, '500 ml, 650 ml'),
  leaf(
    'drink',
    'milk|Milk|牛奶',
    6,
    [6, 22],
    'Fresh Milk|鲜牛奶, Flavoured Milk|调味奶, Soy Milk|豆奶',
    'Original|原味|milk, Low-fat|低脂|milk, High-calcium|高钙|milk, Sweet|甜|milk',
    '250 ml, 950 ml',
  ),
  leaf(
    'drink',
    'juice|Juice|果汁',
    4,
    [9, 22],
    'Juice|果汁, Smoothie|果昔, Sparkling Juice|气泡果汁',
    'Orange|橙|orange, Grape|葡萄|grape, Mango|芒果|mango, Bayberry|杨梅|bayberry',
    '300 ml, 450 ml',
  ),
  root('probiotic', 'Probiotics', '益生菌'),
  leaf(
    'probiotic',
    'yoghurt|Yoghurt|酸奶',
    7,
    [6, 24],
    'Yoghurt|酸奶, Drinking Yoghurt|饮用酸奶, Greek Yoghurt|希腊酸奶',
    fruit,
    '180 g, 450 g',
  ),
  leaf(
    'probiotic',
    'probiotic-powder|Probiotic powder|益生菌粉',
    1.6,
    [88, 268],
    'Probiotic Powder|益生菌冻干粉, Children’s Probiotic|儿童益生菌, Probiotic Tablets|益生菌片',
    'Digestion|肠胃|lactobacillus, Immunity|免疫|bifidobacteria, Slim|轻体|lactobacillus, Daily|日常|lactobacillus',
    '20 sachets, 30 sachets',
  ),
  root('gift', 'Gifts', '礼品'),
  leaf(
    'gift',
    'gift-box|Gift box|礼盒',
    1.6,
    [88, 328],
    'Cookie Gift Box|曲奇礼盒, Pastry Gift Box|糕点礼盒, Nut Gift Box|坚果礼盒',
    'Classic|经典|mixed, Festive|喜庆|mixed, Wedding|喜事|mixed, Garden|花园|mixed',
    '500 g, 1 kg',
  ),
  leaf(
    'gift',
    'gift-card|Gift card|礼品卡',
    0.6,
    [100, 500],
    'Gift Card|礼品卡, Birthday Card|生日卡, Thank-you Card|答谢卡',
    'Spring|春|paper, Summer|夏|paper, Autumn|秋|paper, Winter|冬|paper',
    '1 card',
  ),
  root('seasonal', 'Seasonal', '时令'),
  leaf(
    'seasonal',
    'mooncake|Mooncakes|月饼',
    0,
    [68, 298],
    'Mooncake Box|月饼礼盒, Snowy Mooncake|冰皮月饼, Suzhou Mooncake|苏式月饼',
    'Egg Yolk Lotus|蛋黄莲蓉|lotus, Fresh Meat|鲜肉|pork, Custard|流心奶黄|custard, Five Nuts|五仁|nuts',
    '360 g, 720 g',
  ),
  leaf(
    'seasonal',
    'zongzi|Zongzi|粽子',
    0,
    [28, 168],
    'Zongzi|粽子, Mini Zongzi|迷你粽, Zongzi Box|粽子礼盒',
    'Pork|鲜肉|pork, Red Bean|豆沙|red-bean, Egg Yolk|蛋黄|egg-yolk, Jujube|蜜枣|jujube',
    '300 g, 1 kg',
  ),
  leaf(
    'seasonal',
    'qingtuan|Qingtuan|青团',
    0,
    [16, 48],
    'Qingtuan|青团, Mini Qingtuan|迷你青团, Qingtuan Box|青团礼盒',
    'Red Bean|豆沙|red-bean, Meat Floss|蛋黄肉松|pork, Taro|芋泥|taro, Sesame|黑芝麻|sesame',
    '240 g, 360 g',
  ),
  leaf(
    'seasonal',
    'new-year|New Year goods|年货',
    0,
    [39, 268],
    'New Year Box|年货礼盒, Rice Cake|年糕, Spring Festival Cookies|贺岁曲奇',
    'Fortune|福|mixed, Prosperity|禄|mixed, Longevity|寿|mixed, Joy|喜|mixed',
    '500 g, 1.2 kg',
  ),
];
