/** Sizes that tell little: what is sealed is first brought to one of few lengths. */
@NullMarked
package org.stele.vault.padding;

import org.jspecify.annotations.NullMarked;
