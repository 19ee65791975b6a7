import { BlockList, isIPv6 } from 'node:net';

/** Addresses that are not of the public internet: this machine, private networks, link-local (cloud metadata), multicast, reserved. */
const closed = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  closed.addSubnet(net, bits);
/** Of IPv6 only global unicast is public, without its ranges for documentation and for reaching IPv4 by another name. */
const openIpv6 = new BlockList();
openIpv6.addSubnet('2000::', 3, 'ipv6');
const closedIpv6 = new BlockList();
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
] as const)
  closedIpv6.addSubnet(net, bits, 'ipv6');

/** Whether a request may go to the IP address. */
export function isPublic(address: string): boolean {
  if (!isIPv6(address)) return !closed.check(address);
  return openIpv6.check(address, 'ipv6') && !closedIpv6.check(address, 'ipv6');
}
