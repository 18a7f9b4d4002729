// What others may use of deadlines.
export { addMonths, computeDeadline, deadlineStatus, describeDaysLeft, nextWorkingDay, type Calendar, type Term } from './deadlines.rules'
export { closeDeadlines, loadCalendar, moveDeadline, openDesk, setDeadline, viewDeadlines } from './deadlines.service'
