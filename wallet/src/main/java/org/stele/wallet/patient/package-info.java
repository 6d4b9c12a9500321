/** What a patient does: claim, grant, revoke, restrict, ask for erasure, read. Start at {@link org.stele.wallet.patient.PatientClient}. */
@NullMarked
package org.stele.wallet.patient;

import org.jspecify.annotations.NullMarked;
