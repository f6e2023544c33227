import { useEffect } from "react";
import { createBrowserRouter, Navigate, RouterProvider, useRouteError } from "react-router";
import type { FaceProps } from "../../client/app-shell/face-props";
import { UiProvider } from "../../ui/ui-provider";
import "./admin-mantine";
import { AccountPage } from "./account/account-page";
import { AdminGate } from "./admin-gate";
import { AdminContext, type AdminServices } from "./admin-services";
import { AuditPage } from "./audit/audit-page";
import { AddCodesPage } from "./codes/add-codes-page";
import { ConflictsPage } from "./conflicts/conflicts-page";
import { ContactPage } from "./contacts/contact-page";
import { ContactsPage } from "./contacts/contacts-page";
import { CouponPage } from "./coupon/coupon-page";
import { CouponListPage } from "./coupons/coupon-list-page";
import { EditCouponPage } from "./coupons/form/edit-coupon-page";
import { NewCouponPage } from "./coupons/form/new-coupon-page";
import { makeAdminServices } from "./make-admin-services";
import { MembersPage } from "./people/members-page";
import { StaffPage } from "./people/staff-page";
import { PosterPage } from "./print/poster-page";
import { PrintPage } from "./print/print-page";
import { SettingsPage } from "./settings/settings-page";
import { MorePage } from "./shell/more-page";
import { NowherePage } from "./shell/nowhere-page";
import { StoresPage } from "./stores/stores-page";
import { TillsPage } from "./tills/tills-page";
import { TodayPage } from "./today/today-page";
import { WebhookPage } from "./webhooks/webhook-page";
import { WebhooksPage } from "./webhooks/webhooks-page";

/** One tab, one session and one history, whatever React mounts and how often. */
let mounted: { readonly services: AdminServices; readonly router: ReturnType<typeof makeRouter> } | undefined;

/** The manager's face: everything under `/admin`. */
export function AdminFace(_face: FaceProps) {
  mounted ??= { services: makeAdminServices(), router: makeRouter() };
  return <AdminRoot services={mounted.services} router={mounted.router} />;
}

interface AdminRootProps {
  readonly services: AdminServices;
  readonly router: ReturnType<typeof makeRouter>;
}

export function AdminRoot({ services, router }: AdminRootProps) {
  useEffect(() => void services.session.check(), [services]);
  return (
    <UiProvider>
      <AdminContext value={services}>
        <RouterProvider router={router} />
      </AdminContext>
    </UiProvider>
  );
}

/** The pages by their addresses; whoever is not signed in sees the page to sign in at, at the same address. */
export function makeRouter() {
  return createBrowserRouter([
    {
      path: "/admin",
      element: <AdminGate />,
      errorElement: <Stopped />,
      children: [
        { index: true, element: <TodayPage /> },
        { path: "coupons", element: <CouponListPage /> },
        { path: "coupons/new", element: <NewCouponPage /> },
        { path: "coupons/:couponId/edit", element: <EditCouponPage /> },
        { path: "coupons/:couponId", element: <CouponPage /> },
        { path: "coupons/:couponId/print", element: <PrintPage /> },
        { path: "coupons/:couponId/poster", element: <PosterPage /> },
        { path: "coupons/:couponId/add-codes", element: <AddCodesPage /> },
        { path: "conflicts", element: <ConflictsPage /> },
        { path: "contacts", element: <ContactsPage /> },
        { path: "contacts/:contactId", element: <ContactPage /> },
        { path: "stores", element: <StoresPage /> },
        { path: "tills", element: <TillsPage /> },
        { path: "people", element: <Navigate to="/admin/people/staff" replace /> },
        { path: "people/staff", element: <StaffPage /> },
        { path: "people/members", element: <MembersPage /> },
        { path: "settings", element: <SettingsPage /> },
        { path: "settings/webhooks", element: <WebhooksPage /> },
        { path: "settings/webhooks/:webhookId", element: <WebhookPage /> },
        { path: "audit-log", element: <AuditPage /> },
        { path: "account", element: <AccountPage /> },
        { path: "more", element: <MorePage /> },
        { path: "*", element: <NowherePage /> },
      ],
    },
  ]);
}

/** A page that stops is for the app's own boundary to answer for, as in every face. */
function Stopped(): never {
  throw useRouteError();
}
