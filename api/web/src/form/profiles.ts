// The profiles of agencies that the server has.

import { signal } from "@preact/signals";
import { profileOf, profiles, type Profile, type ProfileSummary } from "../model/api";

/** Their names; empty when there are none. */
export const profileList = signal<ProfileSummary[]>([]);

const known = signal<Record<string, Profile>>({});

/** A profile; undefined until the server has sent it. */
export function profileFor(name: string): Profile | undefined {
  return known.value[name];
}

export async function fetchProfiles(): Promise<void> {
  if (profileList.peek().length === 0) profileList.value = await profiles();
}

export async function fetchProfile(name: string): Promise<void> {
  if (name === "" || known.peek()[name]) return;
  const profile = await profileOf(name);
  known.value = { ...known.peek(), [name]: profile };
}
