import { graphql } from '../gql/index.js';

export const SessionDocument = graphql(`
  query Session {
    me {
      user {
        id
        name
        email
      }
      role {
        key
        name
      }
      isSeeingAs
      maskedFields
      actions
      locale
      zone
      organisation {
        name
        currency
        zone
        locale
        country
        isDemo
        currencyFixed
      }
    }
    installation {
      isDemo
      canMail
      needsFirstOwner
      locale
      name
    }
  }
`);

export const SetLocaleDocument = graphql(`
  mutation SetLocale($locale: Locale!) {
    setLocale(locale: $locale) {
      locale
    }
  }
`);
