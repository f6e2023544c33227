import { lazy, Suspense } from "react";
import "../../ui/base.css";
import { CouponLinkPage } from "./coupon-link/coupon-link-page";
import { WalletPage } from "./wallet/wallet-page";

// A visitor of a coupon's page has no use for the demo sheet and what it fetches with.
const DemoPage = lazy(async () => ({ default: (await import("./demo/demo-page")).DemoPage }));

/** What a customer sees: the wallet, a coupon's page, and the sheet of demo coupons. */
export function CustomerFace({ pathname }: { readonly pathname: string }) {
  const [, page = "", token = ""] = pathname.split("/");
  switch (page) {
    case "c":
    case "get":
      return <CouponLinkPage token={token} />;
    case "demo":
      return (
        <Suspense>
          <DemoPage />
        </Suspense>
      );
    default:
      return <WalletPage />;
  }
}
