package org.stele.testkit.scenario;

import java.nio.file.Path;
import org.stele.wallet.Holder;
import org.stele.wallet.patient.PatientClient;

/**
 * The patient whom the story follows: with records of the heart, and a diagnosis that is nobody's business.
 *
 * @param bundle the file that the records came from
 */
record Hero(Holder holder, PatientClient patient, Path bundle) {}
