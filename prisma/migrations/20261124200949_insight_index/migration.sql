-- CreateIndex
CREATE INDEX "Comment_seminarId_createdAt_annotationId_authorId_parentId__idx" ON "Comment"("seminarId", "createdAt", "annotationId", "authorId", "parentId", "status");
