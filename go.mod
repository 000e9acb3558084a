module vanban

go 1.26
