export { catalogue, type ProblemCode } from './catalogue'
export { ProblemError, describeProblem, type Problem } from './problem'
