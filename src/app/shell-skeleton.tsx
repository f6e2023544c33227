import "./shell.css";

/** What stands there until a face has come; the same as in index.html, so nothing jumps. */
export function ShellSkeleton() {
  return (
    <main className="shell" aria-busy="true">
      <h1 className="shell-name">Tearoff</h1>
      <p className="shell-line">Opening…</p>
    </main>
  );
}
