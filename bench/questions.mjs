import { random } from './measure.mjs';

const cities = ['Shanghai', 'Hangzhou', 'Suzhou', 'Nanjing', 'Ningbo', 'Wuxi', 'Hefei', 'Guangzhou'];
const categories = ['bread', 'cake', 'drink', 'snack'];
const channels = ['store', 'web', 'wechat'];

/**
 * Conditions as marketers write them: one to five tests, nested, over people, what they bought and when; the same seed makes the same ones. Averages
 * are left out: PostgreSQL alone answers them, in seconds at a million customers.
 */
export function questionMaker(seed) {
  const draw = random(seed);
  const int = (low, high) => low + Math.floor(draw() * (high - low + 1));
  const pick = (list) => list[int(0, list.length - 1)];
  const leaves = [
    () => `city = "${pick(cities)}"`,
    () => `city in ("${pick(cities)}", "${pick(cities)}")`,
    () => `age between ${int(18, 40)} and ${int(41, 80)}`,
    () => `tags has any of ("vip", "student")`,
    () => `count(orders within ${int(7, 360)} days) >= ${int(1, 5)}`,
    () => `count(orders within ${int(7, 360)} days where channel = "${pick(channels)}") >= ${int(1, 3)}`,
    () => `sum(lines.amount within ${int(14, 700)} days where product.category = "${pick(categories)}") > ${int(20, 900)}`,
    () =>
      `count(orders within ${int(30, 120)} days where count(lines where product.category = "${pick(categories)}") >= 1) >= ${int(1, 3)}`,
    () => `totalSpent >= ${int(50, 5000)}`,
    () => `ordersCount between ${int(1, 4)} and ${int(5, 30)}`,
    () => `lastOrderAt within ${int(3, 200)} days`,
  ];
  const leaf = () => (draw() < 0.2 ? `not ${pick(leaves)()}` : pick(leaves)());
  const group = (depth) => {
    const size = int(2, 3);
    const parts = Array.from({ length: size }, () => (depth > 0 && draw() < 0.4 ? `(${group(depth - 1)})` : leaf()));
    return parts.join(draw() < 0.6 ? ' and ' : ' or ');
  };
  return () => (draw() < 0.15 ? leaf() : group(1));
}
