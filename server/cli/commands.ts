import { backup } from "./backup";
import type { Command } from "./command";
import { key } from "./key";
import { keys } from "./keys";
import { newEpoch } from "./new-epoch";
import { restore } from "./restore";
import { revokeKey } from "./revoke-key";

export const COMMANDS: Readonly<Record<string, Command>> = {
  backup,
  restore,
  "new-epoch": newEpoch,
  key,
  keys,
  "revoke-key": revokeKey,
};
