/**
 * What a record is about and how sensitive it is, as closed labels. Nothing here assigns labels: that is the exchange's
 * classifier. Start at {@link org.stele.vault.label.Labels}.
 */
@NullMarked
package org.stele.vault.label;

import org.jspecify.annotations.NullMarked;
