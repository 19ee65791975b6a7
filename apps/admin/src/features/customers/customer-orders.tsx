import { useQuery } from '@apollo/client/react';
import type { CustomerOrdersQuery } from '../../gql/graphql.js';
import { useFormat } from '../../lib/format.js';
import { joined } from '../../lib/graph/joined.js';
import { type MessageKey, useT } from '../../lib/i18n.js';
import { useNames } from '../../lib/value-names.js';
import { Icon } from '../../ui/icon.js';
import { More } from '../../ui/more.js';
import { Chip, Skeleton } from '../../ui/show.js';
import { Table } from '../../ui/table.js';
import { Trouble } from '../../ui/trouble.js';
import { CustomerOrdersDocument } from './customers.graphql.js';

type Order = NonNullable<NonNullable<CustomerOrdersQuery['customer']>['orders']>['nodes'][number];

export function CustomerOrders({ id }: { id: string }) {
  const t = useT();
  const { data, error, refetch, fetchMore } = useQuery(CustomerOrdersDocument, {
    variables: { id },
  });
  const orders = data?.customer?.orders;
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (!orders) return <Skeleton lines={6} />;
  if (orders.nodes.length === 0) return <p className="sm i2">{t('customer.ordersEmpty')}</p>;
  return (
    <div className="orders">
      {orders.nodes.map((order) => (
        <OrderRow key={order.id} order={order} />
      ))}
      <More
        page={orders.pageInfo}
        onMore={(after) =>
          fetchMore({
            variables: { after },
            updateQuery: (seen, { fetchMoreResult: next }) =>
              seen.customer?.orders && next.customer?.orders
                ? { customer: { ...seen.customer, orders: joined(seen.customer.orders, next.customer.orders) } }
                : seen,
          })
        }
      />
    </div>
  );
}

function OrderRow({ order }: { order: Order }) {
  const t = useT();
  const format = useFormat();
  const names = useNames();
  const status: MessageKey = `customer.order.${order.status}`;
  const where = [
    order.store?.name,
    order.channel && names.value('orders.channel', order.channel),
    order.pickupStore && t('customer.order.pickup', { store: order.pickupStore.name }),
  ]
    .filter((part) => part)
    .join(' · ');
  const sums = [
    ['customer.order.discount', order.discount],
    ['customer.order.shipping', order.shipping],
    ['customer.order.tax', order.tax],
  ] as const;
  return (
    <details>
      <summary>
        <Icon name="right" size={12} />
        <span className="i3">{order.placedAt && format.day(order.placedAt)}</span>
        <span>
          {where || order.externalId} <span className="i3">{t('customer.order.lines', { count: order.lines?.length ?? 0 })}</span>{' '}
          {order.status !== 'FULFILLED' && order.status !== 'PAID' && (
            <Chip tone={order.status === 'CANCELLED' ? 'not' : 'plain'}>{t(status)}</Chip>
          )}
          {order.incomplete && <Chip tone="warn">{t('customer.order.incomplete')}</Chip>}
          {order.refunded && Number(order.refunded.amount) !== 0 && (
            <Chip tone="warn">{t('customer.order.refunded', { amount: format.money(order.refunded) })}</Chip>
          )}
        </span>
        <span className="amt">{order.total && format.money(order.total)}</span>
      </summary>
      <div className="inside">
        <Table caption={`${t('customer.orders')} ${order.externalId}`}>
          <thead>
            <tr>
              <th scope="col">{t('customer.order.product')}</th>
              <th scope="col" className="num">
                {t('customer.order.quantity')}
              </th>
              <th scope="col" className="num">
                {t('customer.order.price')}
              </th>
              <th scope="col" className="num">
                {t('customer.order.amount')}
              </th>
            </tr>
          </thead>
          <tbody>
            {order.lines?.map((line, at) => (
              // oxlint-disable-next-line react/no-array-index-key -- equal lines are two lines
              <tr key={at}>
                <th scope="row">{line.product?.name ?? t('customer.order.unknownProduct')}</th>
                <td className="num">{format.number(Number(line.quantity), 3)}</td>
                <td className="num">{format.money({ amount: line.unitPrice, currency: line.amount.currency })}</td>
                <td className="num">{format.money(line.amount)}</td>
              </tr>
            ))}
            {sums.map(([label, money]) =>
              money && Number(money.amount) !== 0 ? (
                <tr key={label}>
                  <th scope="row" colSpan={3} className="i2">
                    {t(label)}
                  </th>
                  <td className="num">{format.money(money)}</td>
                </tr>
              ) : null,
            )}
          </tbody>
        </Table>
      </div>
    </details>
  );
}
