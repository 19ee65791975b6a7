import { Field, ID, InputType } from 'type-graphql';
import { Carrier } from './exposed.js';
import { DateTime } from './scalars.js';
import { User } from './user.entity.js';

/** A link with which a user chooses a password. */
@Carrier('A link with which a user chooses a password, once. It is shown this one time and kept only as a hash.')
export class PasswordLink {
  @Field(() => User, { description: 'Whose it is.' })
  user!: object;

  @Field(() => String, {
    nullable: true,
    description: 'Path and fragment, to be put behind the address of the installation; null where the link is sent by mail.',
  })
  path!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Until when it is good; null where the link is sent by mail.' })
  expiresAt!: Date | null;
}

/** A browser in which somebody is signed in. */
@Carrier('A browser in which the viewer is signed in.')
export class OwnSession {
  @Field(() => ID, { description: 'Opaque id, which opens nothing.' })
  id!: string;

  @Field(() => DateTime, { description: 'When they signed in there.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When it was last used, to five minutes.' })
  seenAt!: Date;

  @Field(() => String, { nullable: true, description: 'IP address from which they signed in.' })
  address!: string | null;

  @Field(() => String, { nullable: true, description: 'What the browser calls itself.' })
  agent!: string | null;

  @Field(() => Boolean, { description: 'Whether it is the one that asks.' })
  isCurrent!: boolean;
}

/** A secret for an authenticator app. */
@Carrier('A secret for an authenticator app. It is shown this one time.')
export class NewSecondFactor {
  @Field(() => String, { description: 'In base32, to be typed in.' })
  secret!: string;

  @Field(() => String, { description: 'The same as an otpauth address, for a QR code.' })
  uri!: string;
}

/** Somebody to invite. */
@InputType({ description: 'Somebody to invite.' })
export class InviteUserInput {
  @Field(() => String, { description: 'Address they will sign in with.' })
  email!: string;

  @Field(() => String, { description: 'What people call them, 1 to 200 characters.' })
  name!: string;

  @Field(() => String, { description: 'Key of their role.' })
  role!: string;
}

/** What is to become of a user. */
@InputType({ description: 'What is to become of a user; what is absent stays.' })
export class UpdateUserInput {
  @Field(() => ID, { description: 'The user.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'What people call them, 1 to 200 characters.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'Key of their role; with another one they sign in anew.' })
  role?: string | null;
}
