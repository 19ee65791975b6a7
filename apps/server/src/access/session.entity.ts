import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RoleId, SessionId, UserId } from '../platform/ids.js';

/** A browser that is signed in. The token itself is in its cookie and nowhere else. */
@Entity('sessions')
export class Session {
  @PrimaryColumn({ type: 'text', name: 'token_hash' })
  tokenHash!: string;

  /** names it in lists; opens nothing */
  @Column({ type: 'uuid' })
  id!: SessionId;

  @Column({ type: 'uuid', name: 'user_id' })
  userId!: UserId;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'seen_at' })
  seenAt!: Date;

  @Column({ type: 'timestamptz', name: 'expires_at' })
  expiresAt!: Date;

  @Column({ type: 'text', nullable: true })
  address!: string | null;

  @Column({ type: 'text', nullable: true })
  agent!: string | null;

  /** the role it is seen as, while somebody who edits roles looks through it */
  @Column({ type: 'uuid', name: 'as_role_id', nullable: true })
  asRoleId!: RoleId | null;
}
