/**
 * Who the subjects are: names, birth dates, identifiers and contacts, encrypted one by one and searched in memory only. Start
 * at {@link org.stele.vault.subject.Directory}.
 */
@NullMarked
package org.stele.vault.subject;

import org.jspecify.annotations.NullMarked;
