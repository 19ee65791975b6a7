import { graphql } from '../gql/index.js';

export const ValueNamesDocument = graphql(`
  query ValueNames {
    segmentCatalogue {
      fields {
        name
        title {
          en
          zhCn
        }
        values {
          value
          title {
            en
            zhCn
          }
        }
      }
      facts {
        name
        fields {
          name
          title {
            en
            zhCn
          }
          values {
            value
            title {
              en
              zhCn
            }
          }
        }
      }
    }
  }
`);
