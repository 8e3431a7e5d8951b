import type { z } from 'zod';
import type { Role } from '../../../main-services/model/user.ts';

/** One entry of the contract: who may call it, how its input is read, whether it needs the control authority. */
export interface Call<Input, Output> {
  readonly role: Role;
  readonly input: z.ZodType<Input>;
  /** Commands need MAN mode and the caller's window to hold control; everything audited. */
  readonly kind: 'query' | 'change' | 'command';
  /** Never set: carries the output's type. */
  readonly output?: Output;
}

/** A question: changes nothing, leaves no audit record. */
export function query<Input, Output>(role: Role, input: z.ZodType<Input>): Call<Input, Output> {
  return { role, input, kind: 'query' };
}

/** Changes something stored or a mode: audited. */
export function change<Input, Output>(role: Role, input: z.ZodType<Input>): Call<Input, Output> {
  return { role, input, kind: 'change' };
}

/** Moves hardware by hand: audited, and only for who holds control in MAN mode. */
export function command<Input, Output>(role: Role, input: z.ZodType<Input>): Call<Input, Output> {
  return { role, input, kind: 'command' };
}
