import type { CodegenConfig } from '@graphql-codegen/cli';

const config: CodegenConfig = {
  schema: '../../packages/graph/schema.graphql',
  documents: ['src/features/**/*.graphql.ts', 'src/app/**/*.graphql.ts', 'src/lib/**/*.graphql.ts'],
  ignoreNoDocuments: true,
  emitLegacyCommonJSImports: false,
  generates: {
    './src/gql/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        strictScalars: true,
        scalars: {
          Condition: 'unknown',
          TimeZone: 'string',
          _Any: 'unknown',
          DateTime: 'string',
          Date: 'string',
          Decimal: 'string',
          Long: 'number',
          JSON: 'unknown',
        },
      },
    },
  },
};

export default config;
