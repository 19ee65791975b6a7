import { graphql } from '../../gql/index.js';

export const UpdateOrganisationDocument = graphql(`
  mutation UpdateOrganisation($input: UpdateOrganisationInput!) {
    updateOrganisation(input: $input) {
      name
      currency
      zone
      locale
      country
      isDemo
      currencyFixed
    }
  }
`);

export const AttributesDocument = graphql(`
  query Attributes {
    attributeDefinitions(first: 100) {
      nodes {
        id
        key
        type
        label
        title {
          en
          zhCn
        }
      }
    }
  }
`);

export const DefineAttributeDocument = graphql(`
  mutation DefineAttribute($input: DefineAttributeInput!) {
    defineAttribute(input: $input) {
      id
      key
      type
      label
      title {
        en
        zhCn
      }
    }
  }
`);
