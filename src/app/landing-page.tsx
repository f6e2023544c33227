import "./shell.css";

const FACES = [
  { href: "/till", name: "Till", use: "Scan and redeem, with or without a network." },
  { href: "/admin", name: "Admin", use: "Run the shop: its stores, tills and people." },
  { href: "/wallet", name: "Wallet", use: "The coupons kept on this phone." },
];

/** The front page, which also answers for paths that lead nowhere. */
export function LandingPage({ pathname }: { readonly pathname: string }) {
  return (
    <main className="shell">
      <h1 className="shell-name">Tearoff</h1>
      <p className="shell-line">
        {pathname === "/" ? "Coupons, at the till and on the phone." : "There is nothing at this address. Go on from here:"}
      </p>
      <ul className="shell-faces">
        {FACES.map(({ href, name, use }) => (
          <li key={href}>
            <a className="shell-face" href={href}>
              <strong>{name}</strong>
              <span>{use}</span>
            </a>
          </li>
        ))}
      </ul>
      <p>
        <a href="/demo">Demo coupons to scan</a>
      </p>
    </main>
  );
}
