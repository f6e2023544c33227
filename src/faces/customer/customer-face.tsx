import { lazy } from "react";
import "../../ui/base.css";
import { CouponLinkPage } from "./coupon-link/coupon-link-page";

// A visitor of a coupon's page has no use for these and what they fetch with.
const WalletPage = lazy(async () => ({ default: (await import("./wallet/wallet-page")).WalletPage }));
const GetCouponPage = lazy(async () => ({ default: (await import("./get-coupon/get-coupon-page")).GetCouponPage }));
const DemoPage = lazy(async () => ({ default: (await import("./demo/demo-page")).DemoPage }));

/**
 * What a customer sees: the wallet, a coupon's page, where to get one, and the sheet of demo coupons. No Suspense is around
 * them: what the server has drawn, or index.html's own words, stand until the page is all there.
 */
export function CustomerFace({ pathname }: { readonly pathname: string }) {
  const [, page = "", token = ""] = pathname.split("/");
  switch (page) {
    case "c":
      return <CouponLinkPage token={token} />;
    case "get":
      return <GetCouponPage address={token} />;
    case "demo":
      return <DemoPage />;
    default:
      return <WalletPage />;
  }
}
