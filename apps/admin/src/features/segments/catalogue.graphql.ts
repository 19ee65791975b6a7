import { graphql } from '../../gql/index.js';

export const CatalogueDocument = graphql(`
  query SegmentCatalogue {
    segmentCatalogue {
      fields {
        ...CatalogueFieldParts
      }
      facts {
        name
        title {
          en
          zhCn
        }
        description {
          en
          zhCn
        }
        time
        fields {
          ...CatalogueFieldParts
        }
        children
      }
      segments {
        key
        name
      }
      currencyDigits
    }
  }
  fragment CatalogueFieldParts on CatalogueField {
    name
    group
    type
    unit
    title {
      en
      zhCn
    }
    description {
      en
      zhCn
    }
    synonyms
    fillRate
    updatedAt
    label
    operators
    values {
      value
      title {
        en
        zhCn
      }
      parent
      count
    }
    examples
    nullable
  }
`);

export const SegmentTemplatesDocument = graphql(`
  query SegmentTemplates($locale: Locale!) {
    segmentTemplates {
      key
      name {
        en
        zhCn
      }
      description {
        en
        zhCn
      }
      group {
        en
        zhCn
      }
      text
      words(locale: $locale)
      missing
      count
    }
  }
`);
