/** Others' words in lines that people read. Start at {@link org.stele.formats.words.OneLineWords}. */
@NullMarked
package org.stele.formats.words;

import org.jspecify.annotations.NullMarked;
