/** Tests of certified blocks over the link. */
@NullMarked
package org.stele.link.blocks;

import org.jspecify.annotations.NullMarked;
