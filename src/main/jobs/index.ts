// What others may use of jobs.
export { createJob, findJob, JobRunner, markInterrupted, type JobRun, type Jobs, type Progress } from './jobs'
export { jobsHandlers } from './jobs.handlers'
export { JobSupervisor } from './supervisor'
