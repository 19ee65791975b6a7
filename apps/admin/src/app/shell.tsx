import './shell.css';
import { useMutation, useQuery } from '@apollo/client/react';
import { Link, Outlet, useNavigate } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useFormat } from '../lib/format.js';
import { useT } from '../lib/i18n.js';
import { useCan, useViewer } from '../lib/session.js';
import { useCurrentCrumbs } from '../ui/crumbs.js';
import { Icon, Mark } from '../ui/icon.js';
import { Menu } from '../ui/menu.js';
import { Skeleton } from '../ui/show.js';
import { LanguageSwitch, ThemeSwitch } from '../ui/switches.js';
import { DemoBanner } from './demo-banner.js';
import { JobsBell } from './jobs-bell.js';
import { PaletteButton } from './palette-button.js';
import type { Place } from './places.js';
import { SeeingAs } from './seeing-as.js';
import { usePlaces } from './use-places.js';
import { ShellCountsDocument, SignOutDocument } from './shell.graphql.js';

/** Everything around a page: where one can go, who one is, and the page itself. */
export function Shell() {
  const t = useT();
  return (
    <div className="app">
      <a className="skip" href="#main">
        {t('shell.skip')}
      </a>
      <SideNavigation />
      <div className="sheet">
        <Bar />
        <DemoBanner />
        <main id="main" tabIndex={-1}>
          <Suspense
            fallback={
              <div className="page">
                <Skeleton />
              </div>
            }
          >
            <Outlet />
          </Suspense>
        </main>
      </div>
      <BottomNavigation />
    </div>
  );
}

export function Brand() {
  return (
    <div className="brand">
      <Mark />
      <span>Regulars</span>
      <span className="zh" lang="zh-CN">
        常客
      </span>
    </div>
  );
}

function SideNavigation() {
  const t = useT();
  const viewer = useViewer();
  const can = useCan();
  const format = useFormat();
  const { data } = useQuery(ShellCountsDocument, { skip: !can('customers.list') });
  const counted = (place: Place) => (place.count ? data?.[place.count]?.totalCount : undefined);
  return (
    <nav className="nav" aria-label={t('shell.navigation')}>
      <Brand />
      {usePlaces().map((group) => (
        <div key={group.title ?? 'first'} role="presentation" className="places">
          {group.title && <div className="grp">{t(group.title)}</div>}
          {group.places.map((place) => {
            const count = counted(place);
            return (
              <Link key={place.label} to={place.to} activeOptions={{ exact: place.to === '/' }} title={t(place.label)}>
                <Icon name={place.icon} />
                <span>{t(place.label)}</span>
                {count !== undefined && <b>{format.number(count)}</b>}
              </Link>
            );
          })}
        </div>
      ))}
      <div className="foot">
        <strong>{viewer.organisation.name}</strong>
        {viewer.organisation.currency} · {viewer.organisation.zone}
      </div>
    </nav>
  );
}

function Bar() {
  const t = useT();
  const viewer = useViewer();
  const crumbs = useCurrentCrumbs();
  return (
    <header className="bar">
      <nav className="crumbs" aria-label={t('shell.breadcrumbs')}>
        {crumbs.map((crumb, at) =>
          crumb.to === undefined || at === crumbs.length - 1 ? (
            <span key={crumb.label} aria-current="page">
              {crumb.label}
            </span>
          ) : (
            <span key={crumb.label} className="step">
              <Link to={crumb.to}>{crumb.label}</Link>
              <span aria-hidden="true">/</span>
            </span>
          ),
        )}
      </nav>
      <span className="sp" />
      <PaletteButton />
      <SeeingAs />
      <span className="ghost only-d zone" title={t('shell.zone', { zone: viewer.zone })}>
        {viewer.zone}
      </span>
      <JobsBell />
      <LanguageSwitch />
      <ThemeSwitch />
      <AccountMenu />
    </header>
  );
}

function AccountMenu() {
  const t = useT();
  const { user } = useViewer();
  const navigate = useNavigate();
  const [signOut] = useMutation(SignOutDocument);
  const leave = async () => {
    await signOut();
    // a fresh page: nothing that this person read stays in memory
    window.location.assign('/sign-in');
  };
  return (
    <Menu
      label={t('shell.account', { name: user.name })}
      trigger={
        <button type="button" className="ava" aria-label={t('shell.account', { name: user.name })}>
          {[...user.name][0]}
        </button>
      }
      groups={[
        [{ key: 'who', label: t('shell.signedInAs', { name: user.name, email: user.email }), disabled: true, onSelect: () => undefined }],
        [{ key: 'account', label: t('account.title'), icon: 'person', onSelect: () => void navigate({ to: '/account' }) }],
        [{ key: 'out', label: t('shell.signOut'), onSelect: () => void leave() }],
      ]}
    />
  );
}

const shownBelow = 4;

/** On a phone: the first places along the bottom, the rest behind More. */
function BottomNavigation() {
  const t = useT();
  const navigate = useNavigate();
  const all = usePlaces().flatMap((group) => group.places);
  const rest = all.slice(shownBelow);
  return (
    <nav className="below" aria-label={t('shell.navigation')}>
      {all.slice(0, shownBelow).map((place) => (
        <Link key={place.label} to={place.to} activeOptions={{ exact: place.to === '/' }}>
          <Icon name={place.icon} size={20} />
          {t(place.label)}
        </Link>
      ))}
      {rest.length > 0 && (
        <Menu
          label={t('shell.more')}
          trigger={
            <button type="button">
              <Icon name="more" size={20} />
              {t('shell.more')}
            </button>
          }
          groups={[
            rest.map((place) => ({
              key: place.label,
              label: t(place.label),
              icon: place.icon,
              onSelect: () => void navigate({ to: place.to }),
            })),
          ]}
        />
      )}
    </nav>
  );
}
