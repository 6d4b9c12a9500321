/**
 * Resources that are stored nowhere: they are made of what ledger and vault have when a patient asks, and searched by the same code as a
 * chart. Start at {@link org.stele.gateway.fhir.made.MadeChart}.
 */
@NullMarked
package org.stele.gateway.fhir.made;

import org.jspecify.annotations.NullMarked;
