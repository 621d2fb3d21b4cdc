import type { AnyFlow } from "../conversation/flow.ts";
import { accept } from "./accept.ts";
import { addToComplaintFlow } from "./add-to-complaint.ts";
import { addToRequest } from "./add-to-request.ts";
import { answer, approve, returned } from "./answer.ts";
import { answerComplaint } from "./answer-complaint.ts";
import { approveQuote, declineQuote } from "./answer-quote.ts";
import { agreeSwap, approveSwap, declineSwap, refuseSwap } from "./answer-swap.ts";
import { approveLetter, returnLetter } from "./approve-letter.ts";
import { approveRoster } from "./approve-roster.ts";
import { arrive } from "./arrive.ts";
import { assign } from "./assign.ts";
import { bind, joinByCode } from "./bind.ts";
import { callbackForm } from "./callback-form.ts";
import { cancelRequest } from "./cancel-request.ts";
import { carryOut } from "./carry-out.ts";
import { complaint } from "./complaint.ts";
import { complaintFile } from "./complaint-file.ts";
import { complaintWord } from "./complaint-word.ts";
import { complete } from "./complete.ts";
import { contactHours } from "./contact-hours.ts";
import { decline } from "./decline.ts";
import { depart } from "./depart.ts";
import { deskResult } from "./desk-result.ts";
import { disputeBillFlow } from "./dispute-bill.ts";
import { emergency, emergencyForCaller } from "./emergency.ts";
import { falseAlarm } from "./false-alarm.ts";
import { fixed } from "./fixed.ts";
import { groupRepair } from "./group-repair.ts";
import { handover, signHandoverFlow } from "./handover.ts";
import { incidentDetails } from "./incident-details.ts";
import { incidentReport, signReport } from "./incident-report.ts";
import { inquiry } from "./inquiry.ts";
import { helped, notHelped, writtenAnswer } from "./inquiry-feedback.ts";
import { inviteResident } from "./invite-resident.ts";
import { inviteStaff } from "./invite-staff.ts";
import { judgeComplaint } from "./judge-complaint.ts";
import { keyFlows } from "./key.ts";
import { keyCustomer } from "./key-customer.ts";
import { language } from "./language.ts";
import { moveOut } from "./move-out.ts";
import { billDetails, myBills } from "./my-bills.ts";
import { correctPhone, myData, removeMyData } from "./my-data.ts";
import { myOrders } from "./my-orders.ts";
import { myShifts } from "./my-shifts.ts";
import { notFixed } from "./not-fixed.ts";
import { paid } from "./paid.ts";
import { resume, waitForParts } from "./pause.ts";
import { pay } from "./pay.ts";
import { person } from "./person.ts";
import { progress } from "./progress.ts";
import { promisePaymentFlow } from "./promise-payment.ts";
import { suits, suitsNot } from "./proposal-reply.ts";
import { proposeRemedyFlow } from "./propose-remedy.ts";
import { quote, sendQuoteFlow, withdrawQuoteFlow } from "./quote.ts";
import { rate, rateRequest, rateWords } from "./rate.ts";
import { recordPaymentFlow } from "./record-payment.ts";
import { praise, suggestion } from "./remark.ts";
import { repairAfterEmergency } from "./repair-after-emergency.ts";
import { readReport, report } from "./report.ts";
import { reportForResident } from "./report-for-resident.ts";
import { reportRepair } from "./report-repair.ts";
import { reviewCallbacks } from "./review-callbacks.ts";
import { settled, unsettled } from "./settle-complaint.ts";
import { sick, well } from "./sick.ts";
import { swapShift } from "./swap-shift.ts";
import { talk, talkEnd, talkReply } from "./talk.ts";
import { timeline } from "./timeline.ts";
import { agreeAssist, declineAssist, help, transfer } from "./transfer.ts";
import { unanswered } from "./unanswered.ts";
import { unbind } from "./unbind.ts";
import { unfinished } from "./unfinished.ts";
import { urge } from "./urge.ts";
import { nobodyHome, vainVisits, visit } from "./visit.ts";
import { waiveBillFlow } from "./waive-bill.ts";

/** Every conversation there is. Where words fit several, the first one here is meant. */
export const flows: ReadonlyMap<string, AnyFlow> = new Map(
  [
    emergency,
    emergencyForCaller,
    incidentDetails,
    falseAlarm,
    language,
    talk,
    talkReply,
    talkEnd,
    progress,
    urge,
    addToRequest,
    cancelRequest,
    person,
    // 修好了 is a worker's report before it is a resident's word.
    complete,
    fixed,
    notFixed,
    complaint,
    complaintFile,
    judgeComplaint,
    proposeRemedyFlow,
    approveLetter,
    returnLetter,
    answerComplaint,
    carryOut,
    complaintWord,
    suits,
    suitsNot,
    settled,
    unsettled,
    addToComplaintFlow,
    groupRepair,
    reportRepair,
    accept,
    decline,
    depart,
    arrive,
    quote,
    sendQuoteFlow,
    withdrawQuoteFlow,
    approveQuote,
    nobodyHome,
    visit,
    vainVisits,
    ...keyFlows,
    unfinished,
    declineQuote,
    deskResult,
    rate,
    rateWords,
    rateRequest,
    praise,
    suggestion,
    myData,
    correctPhone,
    removeMyData,
    callbackForm,
    reviewCallbacks,
    report,
    readReport,
    handover,
    signHandoverFlow,
    contactHours,
    keyCustomer,
    assign,
    myOrders,
    transfer,
    help,
    agreeAssist,
    declineAssist,
    waitForParts,
    resume,
    myShifts,
    swapShift,
    agreeSwap,
    declineSwap,
    approveSwap,
    refuseSwap,
    sick,
    well,
    approveRoster,
    timeline,
    reportForResident,
    inquiry,
    helped,
    notHelped,
    writtenAnswer,
    answer,
    approve,
    returned,
    unanswered,
    inviteStaff,
    inviteResident,
    moveOut,
    joinByCode,
    bind,
    unbind,
    incidentReport,
    signReport,
    repairAfterEmergency,
    myBills,
    billDetails,
    pay,
    paid,
    disputeBillFlow,
    promisePaymentFlow,
    recordPaymentFlow,
    waiveBillFlow,
  ].map((flow) => [flow.name, flow]),
);
