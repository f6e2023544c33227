import type { ReactNode } from "react";
import type { Failure } from "../../../client/api/reply";
import { ActionButton } from "../../../ui/action-button";
import { Notice } from "../../../ui/notice";
import { SkeletonLines } from "../../../ui/skeleton-lines";
import { sayFailure } from "./say-failure";
import type { Fetching } from "./use-fetched";

interface FetchedViewProps<Value> {
  readonly of: Fetching<Value>;
  /** What is being fetched, to follow "Fetching". */
  readonly what: string;
  readonly children: (value: Value) => ReactNode;
}

/** What the server told; before that grey lines, and where it told nothing what to do. */
export function FetchedView<Value>({ of: { fetched, reload }, what, children }: FetchedViewProps<Value>) {
  const again = <ActionButton onClick={() => void reload()}>Try again</ActionButton>;
  switch (fetched.phase) {
    case "loading":
      return <SkeletonLines label={`Fetching ${what}`} lines={4} />;
    case "failed":
      // Asked again it would not be there either.
      if (isNowhere(fetched.failure)) return <Notice what={fetched.failure.message} next="Look whether the page’s address is written in full." />;
      return <Notice verdict="wait" what={`Not here yet: ${what}`} next={sayFailure(fetched.failure)} action={again} />;
    case "here":
      return (
        <>
          {fetched.stale !== null && fetched.stale.kind !== "unauthorised" && (
            <Notice verdict="wait" what="This may be out of date" next={sayFailure(fetched.stale)} action={again} />
          )}
          {children(fetched.value)}
        </>
      );
  }
}

function isNowhere(failure: Failure): failure is Extract<Failure, { kind: "problem" }> {
  return failure.kind === "problem" && failure.problem === "not-found";
}
