import { graphql } from '../gql/index.js';

export const ShellCountsDocument = graphql(`
  query ShellCounts {
    customers(first: 1) {
      totalCount
    }
    segments(first: 1) {
      totalCount
    }
  }
`);

export const SignOutDocument = graphql(`
  mutation SignOut {
    signOut
  }
`);

export const StartWithOwnDataDocument = graphql(`
  mutation StartWithOwnData($name: String!, $currency: String!, $zone: TimeZone!, $country: String!, $locale: Locale!) {
    startWithOwnData(name: $name, currency: $currency, zone: $zone, country: $country, locale: $locale)
  }
`);

export const JobsAtWorkDocument = graphql(`
  query JobsAtWork {
    jobs {
      id
      state
      subjectId
    }
  }
`);

export const RoleNamesDocument = graphql(`
  query RoleNames {
    roles(first: 200) {
      nodes {
        id
        key
        name
      }
    }
  }
`);

export const SeeAsDocument = graphql(`
  mutation SeeAs($role: String!) {
    seeAs(role: $role) {
      isSeeingAs
    }
  }
`);

export const StopSeeingAsDocument = graphql(`
  mutation StopSeeingAs {
    stopSeeingAs {
      isSeeingAs
    }
  }
`);
