/** Tests of the link. */
@NullMarked
package org.stele.link;

import org.jspecify.annotations.NullMarked;
