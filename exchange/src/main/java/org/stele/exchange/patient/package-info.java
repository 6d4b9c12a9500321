/**
 * What a patient reads of their own at the custodian: the index, notices, and documents made of the chart. Start at {@link
 * org.stele.exchange.patient.OwnRecords}.
 */
@NullMarked
package org.stele.exchange.patient;

import org.jspecify.annotations.NullMarked;
