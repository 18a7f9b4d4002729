// The whole contract of the product: every operation there is, by name.
import { adminContract } from '../admin/admin.contract'
import { catalogContract } from '../catalog/catalog.contract'
import { commitmentsContract } from '../commitments/commitments.contract'
import { eligibilityContract } from '../commitments/eligibility.contract'
import { materialsContract } from '../commitments/materials.contract'
import { creditContract } from '../credit/credit.contract'
import { documentsContract } from '../documents/documents.contract'
import { exchangeContract } from '../exchange/exchange.contract'
import { jobsContract } from '../jobs/jobs.contract'
import { ledgerContract } from '../ledger/ledger.contract'
import { partiesContract } from '../parties/parties.contract'
import { publicityContract } from '../publicity/publicity.contract'
import { rectificationContract } from '../rectification/rectification.contract'
import { revocationContract } from '../revocation/revocation.contract'
import { searchContract } from '../search/search.contract'
import { verificationContract } from '../verification/verification.contract'

export const contract = {
  ...adminContract, ...partiesContract, ...catalogContract, ...creditContract, ...commitmentsContract, ...verificationContract,
  ...rectificationContract, ...revocationContract, ...exchangeContract, ...ledgerContract, ...jobsContract, ...searchContract, ...documentsContract, ...materialsContract, ...eligibilityContract, ...publicityContract,
}
export type AppContract = typeof contract
export type OperationName = keyof AppContract & string
