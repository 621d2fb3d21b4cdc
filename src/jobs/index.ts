import { answerLate } from "./answer-late.ts";
import { archiveCallbacksJob } from "./archive-callbacks.ts";
import { askUnfinishedJob } from "./ask-unfinished.ts";
import { callback } from "./callback.ts";
import { callbackReview } from "./callback-review.ts";
import { carryOver } from "./carry-over.ts";
import { chaseKeyJob } from "./chase-key.ts";
import { chaseQuoteJob } from "./chase-quote.ts";
import { chaseRosterJob } from "./chase-roster.ts";
import { chaseSignOffJob } from "./chase-sign-off.ts";
import { chaseVisitJob, remindVisitJob } from "./chase-visit.ts";
import { checkPauseJob } from "./check-pause.ts";
import { complaintAge } from "./complaint-age.ts";
import { complaintApproval } from "./complaint-approval.ts";
import { complaintDay, tellComplaintDayJob } from "./complaint-day.ts";
import { complaintDeadline } from "./complaint-deadline.ts";
import { dailyReport } from "./daily-report.ts";
import { dispatch } from "./dispatch.ts";
import { escalate } from "./escalate.ts";
import { handoffClock } from "./handoff-clock.ts";
import { handoverChase } from "./handover.ts";
import { handoverDraft } from "./handover-draft.ts";
import { housekeeping } from "./housekeeping.ts";
import { incidentNotice } from "./incident-notice.ts";
import type { AnyJob } from "./job.ts";
import { monthlyReport } from "./monthly-report.ts";
import { passLine } from "./pass-line.ts";
import { planDunningJob } from "./plan-dunning.ts";
import { quarterlyReport } from "./quarterly-report.ts";
import { reconcileFees } from "./reconcile-fees.ts";
import { remindFees } from "./remind-fees.ts";
import { reportJob } from "./report.ts";
import { rescheduleJob } from "./reschedule.ts";
import { resumeJob } from "./resume.ts";
import { settleVisitJob } from "./settle-visit.ts";
import { sickLeave } from "./sick-leave.ts";
import { tellJob } from "./tell.ts";
import { tellAssistJob } from "./tell-assist.ts";
import { tellClockJob } from "./tell-clock.ts";
import { tellComplaintJob } from "./tell-complaint.ts";
import { tellFeeJob } from "./tell-fee.ts";
import { tellHandoffJob } from "./tell-handoff.ts";
import { tellInquiry } from "./tell-inquiry.ts";
import { tellKeyJob } from "./tell-key.ts";
import { tellQuoteJob } from "./tell-quote.ts";
import { tellRequestJob } from "./tell-request.ts";
import { tellRosterJob } from "./tell-roster.ts";
import { tellCarryOverJob, tellUnfinishedJob } from "./tell-unfinished.ts";
import { tellVisitJob } from "./tell-visit.ts";
import { thankPayment } from "./thank-payment.ts";
import { timetable } from "./timetable.ts";
import { warnJob } from "./warn.ts";
import { weeklyReport } from "./weekly-report.ts";

/** Every job that acts inside the database; `send-message` acts outside and is run by the sender. */
export const jobs: ReadonlyMap<string, AnyJob> = new Map(
  [
    dispatch,
    escalate,
    chaseSignOffJob,
    callback,
    callbackReview,
    timetable,
    dailyReport,
    carryOver,
    weeklyReport,
    monthlyReport,
    quarterlyReport,
    archiveCallbacksJob,
    reportJob,
    handoverDraft,
    handoverChase,
    tellJob,
    housekeeping,
    complaintAge,
    complaintApproval,
    complaintDeadline,
    complaintDay,
    tellComplaintDayJob,
    tellComplaintJob,
    chaseRosterJob,
    sickLeave,
    tellRosterJob,
    tellAssistJob,
    tellClockJob,
    warnJob,
    resumeJob,
    checkPauseJob,
    rescheduleJob,
    incidentNotice,
    tellInquiry,
    answerLate,
    tellFeeJob,
    tellRequestJob,
    chaseQuoteJob,
    chaseVisitJob,
    remindVisitJob,
    tellVisitJob,
    chaseKeyJob,
    askUnfinishedJob,
    tellUnfinishedJob,
    tellCarryOverJob,
    tellKeyJob,
    tellQuoteJob,
    planDunningJob,
    remindFees,
    thankPayment,
    settleVisitJob,
    reconcileFees,
    handoffClock,
    passLine,
    tellHandoffJob,
  ].map((job) => [job.name, job]),
);
