import { graphql } from '../../gql/index.js';

export const ProductsDocument = graphql(`
  query Products($search: String, $category: String, $uncategorised: Boolean, $after: String) {
    products(search: $search, category: $category, uncategorised: $uncategorised, first: 60, after: $after) {
      nodes {
        id
        externalId
        name
        brand
        tags
        category {
          key
          name {
            en
            zhCn
          }
          path
        }
        facets {
          key
          value
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      totalCount
    }
  }
`);

export const CategoriesDocument = graphql(`
  query Categories {
    categories(first: 1000) {
      nodes {
        key
        name {
          en
          zhCn
        }
        path
        productsCount
      }
    }
    products(uncategorised: true, first: 1) {
      totalCount
    }
  }
`);

export const EditProductsDocument = graphql(`
  mutation EditProducts($input: EditProductsInput!) {
    editProducts(input: $input)
  }
`);

export const RenameCategoryDocument = graphql(`
  mutation RenameCategory($input: RenameCategoryInput!) {
    renameCategory(input: $input) {
      key
      name {
        en
        zhCn
      }
    }
  }
`);
