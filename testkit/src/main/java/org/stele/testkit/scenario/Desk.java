package org.stele.testkit.scenario;

import org.stele.wallet.Holder;

/**
 * The members of a hospital's staff who have a part in the story.
 *
 * @param clerk registers and serves patients
 * @param physician licensed; asks for records, attests, breaks the glass
 * @param reviewer reviews broken glass
 */
record Desk(Holder clerk, Holder physician, Holder reviewer) {}
