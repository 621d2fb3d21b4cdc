-- What residents bring besides repairs, and what staff have to do about it.
ALTER TABLE "request" DROP CONSTRAINT "request_kind_known",
  ADD CONSTRAINT "request_kind_known" CHECK ("kind" IN ('repair', 'complaint', 'inquiry', 'service', 'suggestion', 'praise', 'emergency', 'fee'));
ALTER TABLE "work_order" DROP CONSTRAINT "work_order_kind_known",
  ADD CONSTRAINT "work_order_kind_known" CHECK ("kind" IN ('repair', 'sign-off-call', 'talk-call', 'undelivered', 're-inspection', 'signature', 'callback-call',
    'emergency', 'incident-report', 'complaint', 'complaint-approval', 'answer', 'answer-approval', 'payment-check', 'bill-dispute', 'fee-visit', 'remark'));
