import { expect, test } from 'vitest';
import { isPublic } from './public-address.js';
import { nextTry, signedHeaders } from './webhook.rules.js';

test('a message is signed as the example of Standard Webhooks has it', () => {
  const headers = signedHeaders(
    'msg_p5jXN8AQM9LWM0D4loKWxJek',
    1614265330,
    '{"test": 2432232314}',
    'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  );
  expect(headers).toEqual({
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  });
});

test.each([
  '127.0.0.1',
  '10.1.2.3',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '224.0.0.1',
  '255.255.255.255',
  '::1',
  '::',
  'fe80::1',
  'fc00::1',
  'fd12:3456::1',
  '::ffff:127.0.0.1',
  '::ffff:10.0.0.1',
  '64:ff9b::a00:1',
  '2002:7f00:1::',
  '2001:db8::1',
  'ff02::1',
])('%s is no address of the public internet', (address) => {
  expect(isPublic(address)).toBe(false);
});

test.each(['8.8.8.8', '172.32.0.1', '1.1.1.1', '2606:4700:4700::1111'])('%s is one', (address) => {
  expect(isPublic(address)).toBe(true);
});

test('attempts lie further and further apart, over three days, and then end', () => {
  const start = new Date('2026-03-01T00:00:00Z');
  let now = start;
  let attempts = 1;
  for (let next = nextTry(attempts, now); next; next = nextTry(attempts, now)) {
    expect(next > now).toBe(true);
    now = next;
    attempts += 1;
  }
  expect(attempts).toBe(10);
  expect(Math.round((now.getTime() - start.getTime()) / 3_600_000)).toBe(76);
});
