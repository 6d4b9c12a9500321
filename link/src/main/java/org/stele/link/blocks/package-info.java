/** Certified blocks between machines. Start at {@link org.stele.link.blocks.LinkBlocks}. */
@NullMarked
package org.stele.link.blocks;

import org.jspecify.annotations.NullMarked;
