import { registerEnumType } from 'type-graphql';

export enum Gender {
  FEMALE = 'female',
  MALE = 'male',
  OTHER = 'other',
  UNKNOWN = 'unknown',
}

registerEnumType(Gender, {
  name: 'Gender',
  description: 'Gender as the customer stated it.',
  valuesConfig: {
    FEMALE: { description: 'Female.' },
    MALE: { description: 'Male.' },
    OTHER: { description: 'Neither.' },
    UNKNOWN: { description: 'Asked and not answered.' },
  },
});
