import { graphql } from '../../gql/index.js';

export const WebhooksDocument = graphql(`
  query Webhooks {
    webhooks {
      id
      url
      segmentName
      endedAt
      endedBecause
      deliveries {
        id
        state
        attempts
        nextAt
        problem
        createdAt
      }
    }
  }
`);

export const WebhookSegmentsDocument = graphql(`
  query WebhookSegments {
    segments(first: 200) {
      nodes {
        id
        name
      }
    }
  }
`);

export const CreateWebhookDocument = graphql(`
  mutation CreateWebhook($input: CreateWebhookInput!) {
    createWebhook(input: $input) {
      secret
      webhook {
        id
      }
    }
  }
`);

export const EndWebhookDocument = graphql(`
  mutation EndWebhook($id: ID!) {
    endWebhook(id: $id)
  }
`);

export const ReplayDeliveryDocument = graphql(`
  mutation ReplayDelivery($id: ID!) {
    replayDelivery(id: $id)
  }
`);
