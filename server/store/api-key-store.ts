import type { ApiKeyScope } from "../../src/contract/access";
import type { Deed } from "./members/member-store";

/** The keys of programs. */
export type ApiKeyStore = {
  addApiKey(key: NewApiKey, nowMs: number, deed?: Deed): Promise<void>;
  /** Whose key this is, revoked or not; null where it is nobody's. */
  apiKeyByHash(keyHash: Uint8Array): Promise<ApiKeyOnRecord | null>;
  apiKeys(workspace: number): Promise<readonly ApiKeyOnRecord[]>;
  /** False where the workspace has no such key. */
  revokeApiKey(workspace: number, id: string, nowMs: number, deed?: Deed): Promise<boolean>;
};

export type NewApiKey = {
  readonly workspace: number;
  readonly id: string;
  readonly name: string;
  readonly keyHash: Uint8Array;
  readonly scopes: readonly ApiKeyScope[];
};

export type ApiKeyOnRecord = Omit<NewApiKey, "keyHash"> & { readonly createdMs: number; readonly revokedMs: number | null };
