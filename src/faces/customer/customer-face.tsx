import { lazy, Suspense } from "react";
import "../../ui/base.css";
import { CouponLinkPage } from "./coupon-link/coupon-link-page";
import { WalletPage } from "./wallet/wallet-page";

// A visitor of a coupon's page has no use for these two and what they fetch with.
const GetCouponPage = lazy(async () => ({ default: (await import("./get-coupon/get-coupon-page")).GetCouponPage }));
const DemoPage = lazy(async () => ({ default: (await import("./demo/demo-page")).DemoPage }));

/** What a customer sees: the wallet, a coupon's page, where to get one, and the sheet of demo coupons. */
export function CustomerFace({ pathname }: { readonly pathname: string }) {
  const [, page = "", token = ""] = pathname.split("/");
  switch (page) {
    case "c":
      return <CouponLinkPage token={token} />;
    case "get":
      return (
        <Suspense>
          <GetCouponPage address={token} />
        </Suspense>
      );
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
