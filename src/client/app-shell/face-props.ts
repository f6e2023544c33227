/** Whether a newer version of the app has been fetched and waits to be used. */
export type AppUpdate = { readonly phase: "current" } | { readonly phase: "ready"; readonly apply: () => void };

/** What the app's root hands to each face: where it stands, and what becomes of the face's own files. */
export interface FaceProps {
  readonly pathname: string;
  /** Show it when nobody is in the middle of something; `apply` reloads the page. */
  readonly update: AppUpdate;
  /**
   * Resolves once every file of this face is kept on the device; rejects where that cannot be had now (no network,
   * no service worker), and may be called again.
   */
  readonly ensureCached: () => Promise<void>;
}
