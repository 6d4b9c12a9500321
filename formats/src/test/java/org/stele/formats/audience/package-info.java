/** Statements about subjects. */
@NullMarked
package org.stele.formats.audience;

import org.jspecify.annotations.NullMarked;
